using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Ridgeway.Codes;
using Ridgeway.Records;

namespace Ridgeway.Finding;

/// <summary>
/// A fact of a made-up person, in one of five sentences: "LIST since DATE [until DATE]", "LIST VALUE on DATE",
/// "taking LIST since DATE [until DATE]", "had LIST on DATE", "LIST = yes|no|LIST on DATE".
/// </summary>
public abstract partial record ExampleFact(string List, DateOnly On)
{
    /// <summary>The answer that denies whatever was asked. Source: SNOMED CT, No (qualifier value).</summary>
    private static readonly Coded No = new(CodeSystem.Snomed, "373067005", "No");

    public sealed record Since(string List, DateOnly On, DateOnly? Until) : ExampleFact(List, On);

    public sealed record Taking(string List, DateOnly On, DateOnly? Until) : ExampleFact(List, On);

    public sealed record Had(string List, DateOnly On) : ExampleFact(List, On);

    public sealed record Read(string List, double Value, DateOnly On) : ExampleFact(List, On);

    /// <param name="List">The list whose question was asked.</param>
    /// <param name="Answer">"yes", "no", or the list whose code was the answer.</param>
    /// <param name="On">The day.</param>
    public sealed record Answered(string List, string Answer, DateOnly On) : ExampleFact(List, On);

    public static bool TryParse(string text, [NotNullWhen(true)] out ExampleFact? fact)
    {
        fact = Sentence().Match(text.Trim()) is { Success: true } match && Day(match, "on") is { } on ? Parsed(match, on) : null;
        return fact is not null;
    }

    /// <exception cref="KeyNotFoundException">The list is not there.</exception>
    public Fact ToFact(CodeLists lists)
    {
        var list = lists[List];
        var book = lists.Book;
        return this switch
        {
            Since since => Coded(list.Kind, list, since.Until),
            Taking taking => Coded(FactKind.Medicine, list, taking.Until),
            Had => Coded(FactKind.Procedure, list, null),
            Read read => Fact.Of(FactKind.Measure, book.Add(list.Codes[0]), On, read.Value, list.Unit is { } unit ? book.Add(new Coded(CodeSystem.Ucum, unit.Ucum)) : 0),
            Answered answered => Fact.Of(FactKind.Finding, book.Add(list.Questions[0]), On, answer: book.Add(answered.Answer switch
            {
                "yes" => list.PositiveAnswers[0],
                "no" => No,
                var other => lists[other].PositiveAnswers[0],
            })),
            _ => throw new UnreachableException(),
        };

        Fact Coded(FactKind kind, CodeList said, DateOnly? until) => Fact.Of(kind, book.Add(said.Codes[0]), On) with
        {
            EndDay = until?.DayNumber ?? Fact.NoDay,
            IsOver = until is not null,
        };
    }

    private static ExampleFact? Parsed(Match match, DateOnly on)
    {
        var list = match.Groups["list"].Value;
        var until = Day(match, "until");
        var (answer, value) = (match.Groups["answer"], match.Groups["value"]);
        if (match.Groups["until"].Success != until.HasValue)
        {
            return null;
        }

        return (match.Groups["verb"].Value, match.Groups["joins"].Value, Said: answer.Success || value.Success) switch
        {
            ("taking", "since", Said: false) => new Taking(list, on, until),
            ("had", "on", Said: false) when until is null => new Had(list, on),
            ("", "since", Said: false) => new Since(list, on, until),
            ("", "on", Said: true) when answer.Success && until is null => new Answered(list, answer.Value, on),
            ("", "on", Said: true) when until is null => new Read(list, double.Parse(value.ValueSpan, CultureInfo.InvariantCulture), on),
            _ => null,
        };
    }

    private static DateOnly? Day(Match match, string group) =>
        DateOnly.TryParseExact(match.Groups[group].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(
        @"^((?<verb>taking|had) )?(?<list>[a-z][a-z0-9-]*)( = (?<answer>[a-z][a-z0-9-]*)| (?<value>-?[0-9]+(\.[0-9]+)?))? (?<joins>since|on) (?<on>[0-9-]{10})( until (?<until>[0-9-]{10}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();
}
