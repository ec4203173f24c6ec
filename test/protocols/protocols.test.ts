import { testProtocol } from "../contracts/protocol.js";
import { protocolNamed, protocolNames } from "./read-all-protocols.js";

for (const name of protocolNames) {
  const protocol = protocolNamed(name);
  const { card } = protocol.definition;
  testProtocol(name, protocol, "labels" in card ? card.labels : undefined);
}
