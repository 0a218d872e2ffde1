package nl.draad.testing;

/// A server that a test may break and mend. What it keeps of its data it says itself. Not
/// thread-safe.
public interface Breakable {
  /// Kills all its processes without a chance to write anything.
  void crash();

  /// Starts it again after [#crash], or after it was stopped, on the same port.
  void restart();

  /// Leaves its connections open, but answers nothing until [#thaw].
  void freeze();

  /// Lets it go on after [#freeze].
  void thaw();
}
