/**
 * Close codes of the sync socket. Current y-websocket clients take 4400–4499 as final and try again after any other.
 */
export const CLOSE = {
  /** The server is going down or restarting. */
  restart: 1012,
  /** Passing trouble: try again later. */
  tryAgain: 1013,
  /** A frame was too large. */
  tooLarge: 1009,
  /** The peer does not speak the protocol. */
  protocolError: 4400,
  /** No session, or it has ended. */
  notSignedIn: 4401,
  /** The right to read has been withdrawn, or was never there. */
  noRight: 4403,
  /** No such document, or it is in the bin. */
  noDocument: 4404,
  /** The client id is in use by another person. */
  clientIdTaken: 4409,
  /** The document could not be loaded. */
  loadFailed: 4500,
  /** Too many connections of this person, or to this document. */
  tooManyConnections: 4506,
  /** The peer reads too slowly. */
  slowConsumer: 4508,
  /** The peer sends too much. */
  tooManyMessages: 4529,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
