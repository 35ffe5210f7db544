import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core"
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable"
import { DotsSix } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SortableListProps {
  ids: readonly string[]
  onPlace: (from: number, to: number) => void
  children: ReactNode
}

/** Rows that are dragged by their handle, or moved from the keyboard. */
export const SortableList = (props: SortableListProps) => {
  const { ids, onPlace, children } = props
  const sensors = useSensors(
    // A click on the handle is no drag yet.
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
    })
  )
  const drop = ({ active, over }: DragEndEvent) => {
    const from = ids.indexOf(String(active.id))
    const to = over ? ids.indexOf(String(over.id)) : -1
    if (from >= 0 && to >= 0 && from !== to) {
      onPlace(from, to)
    }
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
    >
      <SortableContext items={[...ids]} strategy={verticalListSortingStrategy}>
        <ol className="flex flex-col gap-2">{children}</ol>
      </SortableContext>
    </DndContext>
  )
}

interface SortableRowProps {
  id: string
  label: string
  className: string
  children: ReactNode
}

export const SortableRow = (props: SortableRowProps) => {
  const { id, label, className, children } = props
  const row = useSortable({ id })
  const { transform, transition, isDragging } = row
  return (
    <li
      ref={row.setNodeRef}
      className={className}
      style={{
        transform: transform
          ? `translate3d(0, ${Math.round(transform.y)}px, 0)`
          : undefined,
        transition,
        ...(isDragging ? { position: "relative", zIndex: 1 } : {}),
      }}
    >
      <IconButton
        {...row.attributes}
        {...row.listeners}
        ref={row.setActivatorNodeRef}
        type="button"
        size="small"
        variant="transparent"
        aria-label={label}
        // The page would scroll under the finger.
        style={{
          touchAction: "none",
          cursor: isDragging ? "grabbing" : "grab",
        }}
      >
        <DotsSix />
      </IconButton>
      {children}
    </li>
  )
}
