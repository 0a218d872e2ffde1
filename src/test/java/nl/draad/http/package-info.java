/// Tests of the HTTP door on real sockets. Read [nl.draad.http.HttpWorld] first.
@NullMarked
package nl.draad.http;

import org.jspecify.annotations.NullMarked;
