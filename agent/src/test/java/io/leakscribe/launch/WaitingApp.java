package io.leakscribe.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Somebody's application: answers lines until it is told to stop, or nobody is there any more. */
public final class WaitingApp {
  private WaitingApp() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    System.out.println("app: up");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("stop")) {
        System.out.println("app: bye");
        return;
      }
      answer(line);
    }
  }

  private static void answer(String line) {
    if (line.equals("close stderr")) {
      System.err.close();
    } else if (line.equals("replace stderr")) {
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }
    System.out.println("app: served " + line);
  }
}
