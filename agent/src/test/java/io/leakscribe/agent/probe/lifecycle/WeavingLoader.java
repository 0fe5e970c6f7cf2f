package io.leakscribe.agent.probe.lifecycle;

import io.leakscribe.agent.probe.weave.ClassWeaver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/** Loads classes of some packages itself, through the weavers, as the transformer would. */
final class WeavingLoader extends URLClassLoader {
  final List<String> woven = new ArrayList<>();
  private final List<ClassWeaver> weavers;
  private final List<String> prefixes;

  /** The jars win over the class path of the tests. */
  WeavingLoader(List<ClassWeaver> weavers, List<String> prefixes, URL... jars) {
    super(jars, WeavingLoader.class.getClassLoader());
    this.weavers = weavers;
    this.prefixes = prefixes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return prefixes.stream().anyMatch(name::startsWith)
          ? define(name)
          : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String internalName = name.replace('.', '/');
    byte[] bytes = read(name, internalName + ".class");
    for (ClassWeaver weaver : weavers) {
      if (weaver.wants(this, internalName)) {
        byte[] changed = weaver.weave(this, internalName, bytes);
        if (changed != null) {
          woven.add(name);
          bytes = changed;
        }
      }
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] read(String name, String resource) throws ClassNotFoundException {
    URL own = findResource(resource);
    URL url = own != null ? own : getParent().getResource(resource);
    if (url == null) {
      throw new ClassNotFoundException(name);
    }
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
