package nl.draad.proof.load;

import nl.draad.proof.history.History;

/// What everyone in the run shares.
record Stagehands(Phase making, History history, Cast cast) {}
