import { protocolOf, type CardProtocol } from "./protocol-of.js";
import { readProtocol, type ProtocolSource } from "./read-protocol.js";

/**
 * Makes a protocol from the texts of its card, of the shared steps and of the rubrics. Pure. Throws a ConfigError with every
 * problem of the card at once.
 */
export function createProtocol(source: ProtocolSource): CardProtocol {
  return protocolOf(readProtocol(source));
}
