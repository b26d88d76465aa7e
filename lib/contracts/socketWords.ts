/** Close code: the page's token is not the panel's any more. */
export const TOKEN_REFUSED = 4403;
/** The subprotocol of the socket; the page's token follows it in the same header, as a browser can set no other. */
export const SOCKET_PROTOCOL = "flightdeck";
