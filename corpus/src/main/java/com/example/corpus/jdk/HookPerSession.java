package com.example.corpus.jdk;

import com.example.corpus.Leak;
import com.example.corpus.Pace;
import com.example.corpus.Program;
import java.util.Arrays;

/** Adds a shutdown hook for each session and never removes it. */
@Leak(
    value = "Runtime.addShutdownHook per session",
    holders = "java\\.lang\\.ApplicationShutdownHooks\\.hooks",
    sites = {
      "HookPerSession\\.open",
      "Runtime\\.addShutdownHook",
      "ApplicationShutdownHooks\\.add"
    })
public final class HookPerSession implements Program {
  private void open() {
    byte[] unsaved = new byte[900];
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Arrays.fill(unsaved, (byte) 0)));
  }

  @Override
  public void run(Pace pace) throws Exception {
    while (pace.next()) {
      open();
    }
  }
}
