/**
 * What the API has today and the published schema of 2020-03-02 does not know.
 * Source of every line: the types of the `stripe` package 23.1.0 (API
 * 2026-10-28), which the objects are checked against when this is compiled;
 * docs.stripe.com/changelog says when each came. Nothing else may differ.
 */
export const NEWER_FIELDS: Record<string, readonly string[]> = {
  account: ["future_requirements", "groups"],
  account_requirements: ["alternatives"],
  application_fee: ["fee_source"],
  balance_transaction: ["balance_type"],
  bank_account: ["account_type", "available_payout_methods"],
  charge: [
    "amount_captured",
    "calculated_statement_descriptor",
    "failure_balance_transaction",
    "source",
  ],
  charge_outcome: [
    "advice_code",
    "network_advice_code",
    "network_decline_code",
  ],
  billing_details: ["tax_id"],
  customer: ["test_clock"],
  invoice_setting_customer_setting: ["rendering_options"],
  dispute: [
    "enhanced_eligibility_types",
    "intended_submission_method",
    "payment_intent",
  ],
  dispute_evidence: ["enhanced_evidence"],
  dispute_evidence_details: ["enhanced_eligibility", "submission_method"],
  payment_intent: [
    "allowed_payment_method_types",
    "amount_details",
    "automatic_payment_methods",
    "customer_account",
    "excluded_payment_method_types",
    "managed_payments",
    "payment_method_configuration_details",
    "payment_record",
    "processing",
    "source",
  ],
  payout: [
    "application_fee",
    "application_fee_amount",
    "original_payout",
    "payout_method",
    "reconciliation_status",
    "reversed_by",
    "trace_id",
  ],
  refund: ["customer", "customer_account", "payment_method"],
}

/** Fields that newer versions no longer send unless they are expanded. */
export const NO_LONGER_REQUIRED: Record<string, readonly string[]> = {
  customer: ["sources"],
}

/** Values that came later, by schema and field. */
export const NEWER_VALUES: Record<string, readonly string[]> = {
  "payment_intent.capture_method": ["automatic_async"],
}

/** Parameters that came later, by route. */
export const NEWER_PARAMS: Record<string, readonly string[]> = {
  "POST /v1/payment_intents": [
    "automatic_payment_methods",
    "payment_method_data",
  ],
  "POST /v1/payment_intents/*/confirm": ["payment_method_data"],
  "POST /v1/accounts": ["capabilities", "controller"],
  "POST /v1/accounts/*": ["capabilities"],
  "GET /v1/disputes": ["charge", "payment_intent"],
}

/**
 * Endpoints that came later, or whose parameters are all other ones now. Source
 * of tax: `resources/Tax` of the `stripe` package 23.1.0; docs.stripe.com/api/tax.
 */
export const NEWER_ROUTES: readonly string[] = [
  "POST /v1/account_links",
  "POST /v1/tax/calculations",
  "GET /v1/tax/calculations/*",
  "POST /v1/tax/transactions/create_from_calculation",
  "POST /v1/tax/transactions/create_reversal",
  "GET /v1/tax/transactions/*",
]
