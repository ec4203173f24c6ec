/** A web address without the name and password that may stand in it; a text that is no address stays as it is. */
export function withoutUser(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/iu, "$1");
}
