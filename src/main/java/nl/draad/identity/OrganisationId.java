package nl.draad.identity;

import java.util.UUID;

/// An organisation: a tenant, strictly apart from the others.
public record OrganisationId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
