/// Organisations: tenants, strictly apart; their desks' names, and who works there as what.
///
/// `GET /api/organisations` and `/api/organisations/{slug}` are here. How busy a desk is only the
/// chat feature knows: it gives a [Crowds] to the roof, and the roof to [OrganisationRoutes]. When
/// a desk is open is in [nl.draad.organisation.hours]. Features that name an organisation in their
/// answers use [Organisation#into].
///
/// Thread-safe; futures complete on the caller's context. Read [Organisations] first.
@NullMarked
package nl.draad.organisation;

import org.jspecify.annotations.NullMarked;
