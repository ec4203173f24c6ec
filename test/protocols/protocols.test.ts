import { testProtocol } from "../contracts/protocol.js";
import { protocolNamed, protocolNames } from "./read-all-protocols.js";

for (const name of protocolNames) testProtocol(name, protocolNamed(name));
