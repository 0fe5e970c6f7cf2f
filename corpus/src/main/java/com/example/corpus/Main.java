package com.example.corpus;

import java.nio.file.Path;

/** Runs one program. */
public final class Main {

  private Main() {}

  /**
   * Runs it, beside traffic, to the end of its life.
   *
   * @param args class name below this package, as {@code classic.ListLeak}; steps; seconds (0 = as
   *     fast as it goes); file for the count of steps
   * @throws Exception whatever the program throws
   */
  public static void main(String[] args) throws Exception {
    String name = Main.class.getPackageName() + "." + args[0];
    Program program =
        Class.forName(name).asSubclass(Program.class).getDeclaredConstructor().newInstance();
    long nanos = (long) (Double.parseDouble(args[2]) * 1e9);
    Traffic.start();
    program.run(new Pace(Long.parseLong(args[1]), nanos, Path.of(args[3])));
    System.exit(0);
  }
}
