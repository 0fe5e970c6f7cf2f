package io.leakscribe.agent.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the process takes beside the Java heap. Bytes unless said otherwise; null where the platform
 * does not tell or nothing limits it.
 *
 * @param heapCommitted heap that the JVM has taken from the system
 * @param metaspaceCommitted metaspace that it has taken
 * @param metaspaceMax {@code -XX:MaxMetaspaceSize}, null when there is none
 * @param classSpace compressed class space in use; a part of metaspace
 * @param classSpaceMax largest size of it
 * @param codeCache committed for compiled code
 * @param directBuffers number of direct buffers
 * @param directMaxGiven whether {@code -XX:MaxDirectMemorySize} was given
 * @param mapped bytes of mapped files
 * @param classesLoaded classes loaded since the start
 * @param classesUnloaded classes unloaded since the start
 * @param threadsStarted threads started since the start
 * @param threadsMax the most threads that the process may have
 * @param stackBytes address space that each new thread reserves for its stack
 * @param anonymous resident set without what files back
 * @param threadGroups live threads by the pattern of their names, in no particular order
 * @param loaders class loaders by their class; empty until looked for
 */
public record OutsideReading(
    long heapCommitted,
    long metaspaceCommitted,
    @Nullable Long metaspaceMax,
    long classSpace,
    @Nullable Long classSpaceMax,
    long codeCache,
    long directBuffers,
    boolean directMaxGiven,
    long mapped,
    long classesLoaded,
    long classesUnloaded,
    long threadsStarted,
    @Nullable Long threadsMax,
    long stackBytes,
    @Nullable Long anonymous,
    List<ThreadGroupReading> threadGroups,
    List<LoaderReading> loaders) {

  public OutsideReading {
    threadGroups = List.copyOf(threadGroups);
    loaders = List.copyOf(loaders);
  }
}
