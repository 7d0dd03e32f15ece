/** The one method of bare-stream-server. */
export const BARE_STREAM_PATH = '/bench.Bare/Stream';
