/** The programs of the codecs, as the build lays them beside the thread's own, by where they come from. */
export const PROGRAMS = {
  'avif-read.wasm': '@jsquash/avif/codec/dec/avif_dec.wasm',
  'jpeg-read.wasm': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'jpeg-write.wasm': '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  'png.wasm': '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  'webp-read.wasm': '@jsquash/webp/codec/dec/webp_dec.wasm',
} as const
