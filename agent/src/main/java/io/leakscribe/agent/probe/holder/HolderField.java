package io.leakscribe.agent.probe.holder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one holder field. Confined to the sampling thread; owned by the class that declares it. */
final class HolderField {

  private static final int STRIKES_ALLOWED = 3;

  final String holder;
  final FieldSpec spec;
  private final Class<?> declaring;
  private final ModuleOpener opener;
  private @Nullable VarHandle handle;
  private int strikes;

  /** Why the field is not read any more, or null. */
  @Nullable String refusal;

  private HolderField(Class<?> declaring, FieldSpec spec, ModuleOpener opener) {
    this.declaring = declaring;
    this.spec = spec;
    this.opener = opener;
    this.holder = declaring.getName() + "." + spec.name();
  }

  static List<HolderField> all(Class<?> type, List<FieldSpec> specs, ModuleOpener opener) {
    List<HolderField> all = new ArrayList<>(specs.size());
    for (FieldSpec spec : specs) {
      all.add(new HolderField(type, spec, opener));
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
      VarHandle field = handle == null ? handle = find() : handle;
      return spec.isStatic() ? (Object) field.getVolatile() : (Object) field.getVolatile(owner);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError failure) {
      refusal = failure.toString();
      return null;
    }
  }

  /** The field was slow. A collection or a busy machine may be why, so it has a few tries. */
  void strike(long nanos) {
    if (++strikes == STRIKES_ALLOWED) {
      refusal = "takes " + nanos / 1_000 + " us to read";
    }
  }

  private VarHandle find() throws ReflectiveOperationException {
    opener.open(declaring);
    MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(declaring, MethodHandles.lookup());
    Class<?> type = typeOf(spec.descriptor());
    return spec.isStatic()
        ? lookup.findStaticVarHandle(declaring, spec.name(), type)
        : lookup.findVarHandle(declaring, spec.name(), type);
  }

  private Class<?> typeOf(String descriptor) throws ClassNotFoundException {
    String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    ClassLoader loader = name.startsWith("java.") ? null : declaring.getClassLoader();
    return Class.forName(name, /* initialize= */ false, loader);
  }
}
