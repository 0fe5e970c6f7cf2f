package io.leakscribe.launch;

/** Somebody's application that is over before an agent is up. */
public final class BriefApp {
  private BriefApp() {}

  /** Runs it. */
  public static void main(String[] args) {
    System.out.println("app: brief");
  }
}
