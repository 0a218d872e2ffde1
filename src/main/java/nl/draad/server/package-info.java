/// The roof: settings, wiring floor by floor, embedded services, the command line. Read [Main]
/// first.
@NullMarked
package nl.draad.server;

import org.jspecify.annotations.NullMarked;
