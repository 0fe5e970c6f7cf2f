package io.leakscribe.agent.probe.turnover;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What it costs a loading class to be looked at: run it with jars as arguments. */
final class LinkCost {
  private LinkCost() {}

  public static void main(String[] jars) throws Exception {
    List<byte[]> files = new ArrayList<>();
    for (String jar : jars) {
      try (JarFile file = new JarFile(Path.of(jar).toFile())) {
        for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
          files.add(file.getInputStream(entry).readAllBytes());
        }
      }
    }
    for (int round = 0; round < 6; round++) {
      ContainerLinks links = new ContainerLinks();
      long pairs = 0;
      long start = System.nanoTime();
      for (byte[] file : files) {
        pairs += new ContainerRefs(file).find().length;
        links.weave(LinkCost.class.getClassLoader(), "x", file);
      }
      long spent = System.nanoTime() - start;
      System.out.printf(
          "round %d: %d classes, %d pairs, %.1f us each%n",
          round, files.size(), pairs, spent / 2e3 / files.size());
    }
  }
}
