/// Redis, and nothing of what it is used for: texts published to topics and heard on every node
/// ([Topics]), on lines that this house supervises itself. Nothing here is ever the only copy of
/// anything. Lettuce appears nowhere else.
@NullMarked
package nl.draad.redis;

import org.jspecify.annotations.NullMarked;
