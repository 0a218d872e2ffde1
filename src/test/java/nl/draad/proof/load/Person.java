package nl.draad.proof.load;

/// Somebody of the run. The name is unique, and what the history calls this person.
record Person(String id, String name, String email) {}
