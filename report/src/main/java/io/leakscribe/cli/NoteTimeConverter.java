package io.leakscribe.cli;

import io.leakscribe.incident.NoteTime;
import java.time.DateTimeException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the time of a note. */
final class NoteTimeConverter implements ITypeConverter<NoteTime> {
  @Override
  public NoteTime convert(String value) {
    try {
      return NoteTime.parse(value);
    } catch (DateTimeException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
