package io.leakscribe.agent.probe.holder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads one holder field. Confined to the sampling thread; owned by the class that declares it. */
final class HolderField {

  private static final int STRIKES_ALLOWED = 5;
  private static final int LOOK_FOR_NESTING_EVERY = 20;
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  final String holder;
  final FieldSpec spec;
  private final Access access;
  private @Nullable VarHandle handle;
  private int strikes;

  private int skipNesting;

  /** Why the field is not read any more, or null. */
  @Nullable String refusal;

  private HolderField(Access access, FieldSpec spec) {
    this.access = access;
    this.spec = spec;
    this.holder = access.declaring.getName() + "." + spec.name();
  }

  static List<HolderField> all(Class<?> type, List<FieldSpec> specs, ModuleOpener opener) {
    List<HolderField> all = new ArrayList<>(specs.size());
    Access access = new Access(type, opener);
    for (FieldSpec spec : specs) {
      all.add(new HolderField(access, spec));
    }
    return all;
  }

  /**
   * Returns the container that is in the field now.
   *
   * @param owner null for a static field, whose class must be initialised
   */
  @Nullable Object read(@Nullable Object owner) {
    if (refusal != null || spec.name().equals(FieldSpec.SELF)) {
      return refusal == null ? owner : null;
    }
    try {
      if (handle == null) {
        if (StoppedLoader.of(access.declaring)) {
          return null;
        }
        handle = access.to(spec);
      }
      VarHandle field = handle;
      return spec.isStatic() ? (Object) field.getVolatile() : (Object) field.getVolatile(owner);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
      refusal = failure.toString();
      return null;
    }
  }

  /** Whether to look for containers inside: always where there were some, else now and then. */
  boolean mayBeNested() {
    return skipNesting-- <= 0;
  }

  void foundNested(boolean nested) {
    skipNesting = nested ? 0 : LOOK_FOR_NESTING_EVERY;
  }

  /**
   * Tells how long the last read took. One that is slow again and again is given up; a single slow
   * one is the machine's doing, and over days every field meets some.
   */
  void took(long nanos) {
    strikes = nanos > SLOW_NANOS ? strikes + 1 : 0;
    if (strikes == STRIKES_ALLOWED) {
      refusal = "takes " + nanos / 1_000 + " us to read";
    }
  }

  /** The way into one class, opened when its first field is read. */
  private static final class Access {
    private final Class<?> declaring;
    private final ModuleOpener opener;
    private MethodHandles.@Nullable Lookup lookup;

    Access(Class<?> declaring, ModuleOpener opener) {
      this.declaring = declaring;
      this.opener = opener;
    }

    VarHandle to(FieldSpec spec) throws ReflectiveOperationException {
      if (lookup == null) {
        lookup = open();
      }
      MethodHandles.Lookup way = lookup;
      Class<?> type = typeOf(spec.descriptor());
      return spec.isStatic()
          ? way.findStaticVarHandle(declaring, spec.name(), type)
          : way.findVarHandle(declaring, spec.name(), type);
    }

    private MethodHandles.Lookup open() throws IllegalAccessException {
      opener.open(declaring);
      return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
    }

    private Class<?> typeOf(String descriptor) throws ClassNotFoundException {
      String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
      ClassLoader loader = name.startsWith("java.") ? null : declaring.getClassLoader();
      return Class.forName(name, /* initialize= */ false, loader);
    }
  }
}
