/** The package's own declarations import their neighbours without file extensions, which Node's resolution refuses. */
declare module 'opencc-js/t2cn' {
  export function Converter(locales: { readonly from: 't'; readonly to: 'cn' }): (text: string) => string;
}
