package nl.draad.proof.abuse;

/// Who walks. Each but the visitor is one person of the [Neighbourhood].
enum Role {
  /// Not signed in.
  VISITOR,
  /// The client of a dossier and of a chat at Linde.
  CLIENT,
  /// In the team of that dossier.
  SUPPORTER,
  /// In the team of that dossier, only reading along.
  READER,
  /// In the team of that dossier, in that chat, and on duty at Linde.
  WORKER,
  /// On duty at Eik.
  FOREIGN_WORKER,
  /// Coordinates at Linde, and is on duty nowhere.
  COORDINATOR,
  /// Manages Linde, and answers nobody.
  MANAGER,
  /// Was in the team of that dossier.
  FORMER_MEMBER,
  /// A worker of Linde who had that chat before.
  FORMER_WORKER,
  /// The client of another dossier of Linde.
  OTHER_CLIENT
}
