using Ridgeway.Codes;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>A person, a day and what should come out, written beside a definition and run whenever content is checked.</summary>
/// <param name="Person">The made-up person.</param>
/// <param name="On">The day.</param>
/// <param name="Expect">The truth that should come out.</param>
/// <param name="Ask">What should be asked, as <see cref="ToAsk.What"/>; empty where that is not looked at.</param>
public sealed record WorkedExample(ExamplePerson Person, DateOnly On, Truth Expect, IReadOnlyList<string> Ask)
{
    /// <summary>What is wrong with the answer, or null where it is as expected.</summary>
    public string? Disagrees(Answer answer)
    {
        var asked = answer.Missing.Select(missing => missing.What).ToHashSet(StringComparer.Ordinal);
        return answer.Truth != Expect ? $"expected {Said(Expect)}, got {Said(answer.Truth)}{(asked.Count > 0 ? $" (missing: {string.Join(", ", asked)})" : "")}"
            : Ask.Count > 0 && !asked.SetEquals(Ask) ? $"expected to ask {string.Join(", ", Ask)}, but it asks {string.Join(", ", asked)}"
            : null;
    }

    private static string Said(Truth truth) => truth.ToString().ToLowerInvariant();
}

/// <summary>A made-up person, in as few words as an example needs.</summary>
public sealed record ExamplePerson
{
    private static readonly PersonId Nobody = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public PartialDate? Born { get; init; }

    public PartialDate? Died { get; init; }

    public Sex Sex { get; init; }

    public EthnicCategory? Ethnicity { get; init; }

    public int? DeprivationDecile { get; init; }

    public IReadOnlyList<ExampleFact> Facts { get; init; } = [];

    public PersonRecord ToRecord(CodeLists lists) => new(
        new Person
        {
            Id = Nobody,
            BirthDate = Born,
            DeathDate = Died,
            HasDied = Died is not null,
            Sex = Sex,
            Ethnicity = Ethnicity is { } category ? new Ethnicity(category, category.NationalCode(), "example") : null,
            Deprivation = DeprivationDecile is { } decile ? new Deprivation(decile, "example") : null,
        },
        [.. Facts.Select(fact => fact.ToFact(lists))]);
}
