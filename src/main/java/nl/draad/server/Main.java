package nl.draad.server;

/** Main. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println(Runtime.version());
  }
}
