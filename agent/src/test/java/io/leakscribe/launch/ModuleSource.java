package io.leakscribe.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of an application that is a module and opens nothing to anybody. */
final class ModuleSource {
  private static final String MAIN =
      """
      package com.shop;

      import java.io.BufferedReader;
      import java.io.InputStreamReader;
      import java.util.ArrayList;
      import java.util.List;

      class Main {
        private static final List<byte[]> HELD = new ArrayList<>();

        public static void main(String[] args) throws Exception {
          for (int i = 0; i < 1000; i++) {
            HELD.add(new byte[100]);
          }
          BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
          for (String line = in.readLine(); !line.equals("stop"); line = in.readLine()) {
            System.out.println("app: served " + line);
          }
        }
      }
      """;

  private ModuleSource() {}

  static void write(Path sources) throws IOException {
    Path module = sources.resolve("shop");
    Files.createDirectories(module.resolve("com/shop"));
    Files.writeString(module.resolve("module-info.java"), "module shop {}\n");
    Files.writeString(module.resolve("com/shop/Main.java"), MAIN);
  }
}
