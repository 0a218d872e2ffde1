/// What strangers and broken devices may send to the WebSocket door: each kind of it has its
/// number, changes nothing, and leaves everyone else alone.
@NullMarked
package nl.draad.gateway;

import org.jspecify.annotations.NullMarked;
