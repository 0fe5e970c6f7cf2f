package io.leakscribe.agent.observe;

import java.lang.module.ModuleFinder;

/** What to do where this Java has not got a module that a probe needs. */
public final class RuntimeModules {
  private RuntimeModules() {}

  /**
   * Says how to get it. In an image that was linked without the module, {@code --add-modules} would
   * keep the JVM from starting.
   *
   * @param module name of a module of the JDK
   */
  public static String howToAdd(String module) {
    return ModuleFinder.ofSystem().find(module).isPresent()
        ? "start the JVM with --add-modules " + module
        : "build its image with jlink --add-modules " + module;
  }
}
