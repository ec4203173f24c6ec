import { parseJson } from "../../core/parse-json.js";

/** What a response is made of: its head, and a way to its body. */
export interface ResponseParts {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  /** Reads the whole body as UTF-8. */
  readonly readText: () => Promise<string>;
}

/**
 * A response of which only the parts exist that a caller of a JSON API uses: status, headers, and the body as text or JSON,
 * once. The rest of the interface rejects or throws a TypeError, so that nobody gets less than he thinks.
 */
export class PooledResponse extends Response {
  override readonly headers: Headers;
  override readonly ok: boolean;
  override readonly status: number;
  override readonly url: string;
  readonly #readText: () => Promise<string>;
  #used = false;

  constructor({ url, status, headers, readText }: ResponseParts) {
    super();
    this.ok = status >= 200 && status < 300;
    this.url = url;
    this.status = status;
    this.headers = headers;
    this.#readText = readText;
  }

  override readonly text = (): Promise<string> => {
    if (this.#used) return Promise.reject(new TypeError("The body has been read"));
    this.#used = true;
    return this.#readText();
  };

  override readonly json = async (): Promise<unknown> => parseJson(await this.text());

  override readonly arrayBuffer = (): Promise<ArrayBuffer> => absent("arrayBuffer");
  override readonly blob = (): Promise<Blob> => absent("blob");
  override readonly formData = (): Promise<FormData> => absent("formData");

  override readonly clone = (): Response => {
    throw new TypeError("A pooled response cannot be cloned");
  };
}

function absent(what: string): Promise<never> {
  return Promise.reject(new TypeError(`A pooled response has no ${what}`));
}
