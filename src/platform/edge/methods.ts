type Route = { readonly path: RegExp; readonly method: string };

const pathOf = (url: string): RegExp =>
  new RegExp(`^${url.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/:[^/]+/g, '[^/]+')}$`);

/** The methods that each path takes: for whoever comes with another. */
export class Methods {
  private readonly routes: Route[] = [];

  add(url: string, methods: string | readonly string[]): void {
    for (const method of [methods].flat()) this.routes.push({ path: pathOf(url), method });
  }

  /** Those of the path of a request, without its query; none where there is no such path. */
  of(url: string): string[] {
    const path = url.split('?')[0] ?? '';
    return [...new Set(this.routes.filter((route) => route.path.test(path)).map(({ method }) => method))];
  }
}
