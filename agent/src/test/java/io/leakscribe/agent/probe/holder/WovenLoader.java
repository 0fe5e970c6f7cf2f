package io.leakscribe.agent.probe.holder;

import io.leakscribe.agent.probe.weave.ClassWeaver;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Defines chosen classes of the test class path anew, woven. */
final class WovenLoader extends ClassLoader {

  private final ClassWeaver weaver;
  private final Predicate<String> chosen;
  final Set<String> woven = new HashSet<>();

  WovenLoader(ClassWeaver weaver, Predicate<String> chosen) {
    super(WovenLoader.class.getClassLoader());
    this.weaver = weaver;
    this.chosen = chosen;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null
          ? loaded
          : chosen.test(name) ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String internalName = name.replace('.', '/');
    try (InputStream in = getParent().getResourceAsStream(internalName + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] original = in.readAllBytes();
      byte[] rewritten = weaver.weave(this, internalName, original);
      if (rewritten == null) {
        return defineClass(name, original, 0, original.length);
      }
      woven.add(name);
      return defineClass(name, rewritten, 0, rewritten.length);
    } catch (IOException failure) {
      throw new ClassNotFoundException(name, failure);
    }
  }
}
