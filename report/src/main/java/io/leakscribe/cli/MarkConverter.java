package io.leakscribe.cli;

import io.leakscribe.journal.Mark;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a note is marked as. */
final class MarkConverter implements ITypeConverter<Mark> {
  @Override
  public Mark convert(String value) {
    Mark mark = Mark.of(value);
    if (mark == null) {
      String known =
          Arrays.stream(Mark.values()).map(Mark::label).collect(Collectors.joining(", "));
      throw new TypeConversionException("'" + value + "' is none of " + known);
    }
    return mark;
  }
}
