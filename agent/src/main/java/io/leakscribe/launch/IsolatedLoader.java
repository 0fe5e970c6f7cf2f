package io.leakscribe.launch;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent proper from {@code inst/} of the jar that the launcher came in, out of sight of
 * the application: the classes are named {@code .classdata} there, and no other loader delegates to
 * this one.
 *
 * <p>Child first, because the JDK's own loaders know every package of the boot layer: with the
 * application on the module path, a parent-first loader would hand out the application's copy of a
 * library. For the same reason a class from the parent counts only if it is the JDK's.
 *
 * <p>The jar stays open as long as the loader lives. Safe for use by several threads.
 */
final class IsolatedLoader extends ClassLoader {
  static final String ROOT = "inst/";
  private static final String SERVICES = "META-INF/services/";

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final ProtectionDomain domain;
  private final @Nullable String version;
  private final URLStreamHandler handler = new EntryHandler();

  /** What this thread defines at the moment, so that nobody reads it from the jar again. */
  private static final ThreadLocal<@Nullable Definition> defining = new ThreadLocal<>();

  /** Not a record: these need more of the JDK while the application waits. */
  private static final class Definition {
    final String entry;
    final byte[] classFile;

    Definition(String entry, byte[] classFile) {
      this.entry = entry;
      this.classFile = classFile;
    }
  }

  private IsolatedLoader(JarFile jar, URL location) throws IOException {
    super("leakscribe", ClassLoader.getPlatformClassLoader());
    this.jar = jar;
    Manifest manifest = jar.getManifest();
    this.version =
        manifest == null
            ? null
            : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    CodeSource source = new CodeSource(location, (Certificate[]) null);
    this.domain = new ProtectionDomain(source, null, this, null);
  }

  /** Opens the jar, which must have been checked to be one of ours. */
  static IsolatedLoader open(File file) throws IOException {
    JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ);
    return new IsolatedLoader(jar, file.toURI().toURL());
  }

  /** The jar that this class was loaded from. */
  static File ownJar() throws IOException {
    CodeSource source = IsolatedLoader.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IOException("the launcher does not know which jar it came from");
    }
    try {
      URI location = source.getLocation().toURI();
      return new File(location);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("\"" + source.getLocation() + "\" is not a jar file on disk", e);
    }
  }

  /** Closes the jar; for a loader that has loaded nothing. */
  void close() throws IOException {
    jar.close();
  }

  /** An entry of the jar by its full name, for what lies outside of the root. */
  byte[] entry(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new IOException(
          "\""
              + jar.getName()
              + "\" has no \""
              + name
              + "\": use leakscribe.jar as it was released, not repacked into another jar");
    }
    return read(entry);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && !name.startsWith("java.")) {
        loaded = findOwn(name);
      }
      if (loaded == null) {
        loaded = loadFromJdk(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> own = findOwn(name);
    if (own == null) {
      throw new ClassNotFoundException(name);
    }
    return own;
  }

  private @Nullable Class<?> findOwn(String name) throws ClassNotFoundException {
    ZipEntry entry = jar.getEntry(ROOT + name.replace('.', '/') + ".classdata");
    if (entry == null) {
      return null;
    }
    Definition outer = defining.get();
    try {
      byte[] bytes = read(entry);
      definePackageOf(name);
      defining.set(new Definition(entry.getName(), bytes));
      return defineClass(name, bytes, 0, bytes.length, domain);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    } finally {
      restore(outer);
    }
  }

  /** Leaves nothing on the thread, which may be the application's. */
  private static void restore(@Nullable Definition outer) {
    if (outer == null) {
      defining.remove();
    } else {
      defining.set(outer);
    }
  }

  /** The class file that the jar has under an internal name; null when it has none. */
  byte @Nullable [] classFile(String internalName) throws IOException {
    String name = ROOT + internalName + ".classdata";
    Definition current = defining.get();
    if (current != null && current.entry.equals(name)) {
      return current.classFile;
    }
    ZipEntry entry = jar.getEntry(name);
    return entry == null ? null : read(entry);
  }

  private Class<?> loadFromJdk(String name) throws ClassNotFoundException {
    Class<?> loaded = getParent().loadClass(name);
    String module = loaded.getModule().getName();
    if (module == null || !(module.startsWith("java.") || module.startsWith("jdk."))) {
      throw new ClassNotFoundException(name + " is the application's");
    }
    return loaded;
  }

  private void definePackageOf(String className) {
    int end = className.lastIndexOf('.');
    if (end < 0 || getDefinedPackage(className.substring(0, end)) != null) {
      return;
    }
    String name = className.substring(0, end);
    String ownVersion = name.startsWith("io.leakscribe") ? version : null;
    try {
      definePackage(name, null, null, null, null, ownVersion, null, null);
    } catch (IllegalArgumentException e) {
      // Another thread was first.
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own != null || name.startsWith(SERVICES) ? own : getParent().getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    URL own = findResource(name);
    if (own != null) {
      return Collections.enumeration(Collections.singleton(own));
    }
    return name.startsWith(SERVICES)
        ? Collections.<URL>emptyEnumeration()
        : getParent().getResources(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    ZipEntry entry = jar.getEntry(ROOT + name);
    if (entry == null && name.endsWith(".class")) {
      entry = jar.getEntry(ROOT + name + "data");
    }
    if (entry == null) {
      return null;
    }
    try {
      return new URL("leakscribe", null, -1, "/" + entry.getName(), handler);
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    URL own = findResource(name);
    return own == null
        ? Collections.<URL>emptyEnumeration()
        : Collections.enumeration(Collections.singleton(own));
  }

  private byte[] read(ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** Reads from the open jar: the JDK's jar: URLs have a cache that applications switch off. */
  private final class EntryHandler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) {
      return new EntryConnection(url);
    }
  }

  private final class EntryConnection extends URLConnection {
    EntryConnection(URL url) {
      super(url);
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      ZipEntry entry = jar.getEntry(getURL().getPath().substring(1));
      if (entry == null) {
        throw new FileNotFoundException(getURL().toString());
      }
      return jar.getInputStream(entry);
    }
  }
}
