/// When an organisation's desks are open: hours per weekday, exceptions by date, Dutch public
/// holidays, and a switch that closes a desk at once.
///
/// [OpeningHours] answers from values alone, [Timetables] keeps them: each change is a new version,
/// so that nothing is overwritten unseen and the old ones say who changed what. Changing a desk's
/// timetable and asking for a chat lock the same row of `desk`, so a chat is asked for either
/// before a change or after it; who waits already keeps the place.
///
/// A desk whose hours nobody has set is always open.
///
/// Thread-safe; futures complete on the caller's context. Read [OpeningHours] first.
@NullMarked
package nl.draad.organisation.hours;

import org.jspecify.annotations.NullMarked;
