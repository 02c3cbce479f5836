using Ridgeway.Codes;

namespace Ridgeway.Exchange.Fhir;

/// <summary>
/// What Ridgeway's code lists say about a code, by its number in the <see cref="CodeBook"/> the reader was given.
/// A reader asks once for each code and remembers, so an answer must not change while a reader lives.
/// </summary>
public interface IMeasureUnits
{
    /// <summary>The measure this code means, or null where no code list of measures holds it.</summary>
    KnownMeasure? Find(int code);

    /// <summary>True where any code list at all holds the code; it decides which of several codings of one thing is kept.</summary>
    bool Knows(int code);

    /// <summary>What a code of a published coding of ethnicity means, or null where no mapping knows it.</summary>
    EthnicMeaning? EthnicMeaningOf(string system, string code) => null;
}

/// <param name="CodeList">Id of the code list: "cholesterol-total". It says what is weighed where mass becomes amount of substance.</param>
/// <param name="Unit">The unit every value is held in, and the values that can be believed.</param>
public sealed record KnownMeasure(string CodeList, MeasureUnit Unit);
