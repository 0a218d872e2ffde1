/// Tests of the web application in a real browser, the machine's own Chromium: the modules by
/// themselves, and the screens against running nodes. Where there is no Chromium they are skipped
/// with a line that says so, but never where `CI` is `true`. Read [Browsers] first.
@NullMarked
package nl.draad.web;

import org.jspecify.annotations.NullMarked;
