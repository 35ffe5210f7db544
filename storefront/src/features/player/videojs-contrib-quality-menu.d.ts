/** Registers the plugin `qualityMenu` with video.js; exports nothing we use. */
declare module "videojs-contrib-quality-menu"
