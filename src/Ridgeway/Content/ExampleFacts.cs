using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Content;

/// <summary>Reads one sentence of an example and checks that its list can say such a thing.</summary>
internal static class ExampleFacts
{
    public static ExampleFact? Read(ContentEntry person, string sentence)
    {
        if (!ExampleFact.TryParse(sentence, out var fact))
        {
            person.Problem("facts", $"'{sentence}' is not a fact. Write 'LIST since DATE [until DATE]', 'LIST VALUE on DATE', 'taking LIST since DATE', 'had LIST on DATE' or 'LIST = yes|no|LIST on DATE'.");
            return null;
        }

        if (!person.Names.TryFindList(fact.List, out var list))
        {
            person.Problem("facts", $"There is no codelist '{fact.List}', or it could not be read.", Nearest.To(fact.List, person.Names.Of("codelist")));
            return null;
        }

        if (Unsayable(person.Names, fact, list) is { } why)
        {
            person.Problem("facts", $"'{sentence}': {why}");
            return null;
        }

        return fact;
    }

    private static string? Unsayable(ContentNames names, ExampleFact fact, CodeList list) => fact switch
    {
        ExampleFact.Read when list.Kind != FactKind.Measure => $"{list.Id} is not a measure.",
        ExampleFact.Read read when !list.Unit!.IsPlausible(read.Value) => "the value is not plausible.",
        ExampleFact.Taking when list.Kind != FactKind.Medicine => $"{list.Id} is not a medicine.",
        ExampleFact.Answered when list.Questions.Count == 0 => $"{list.Id} is not asked by any question.",
        ExampleFact.Answered { Answer: not ("yes" or "no") } answered when !names.TryFindList(answered.Answer, out _) => $"there is no codelist '{answered.Answer}'.",
        ExampleFact.Read or ExampleFact.Answered => null,
        _ when list.Kind == FactKind.Measure => "a measure needs a value: 'LIST VALUE on DATE'.",
        _ when list.Codes.Count == 0 => $"{list.Id} can only be said by answering a question: '{list.Id} = yes on DATE'.",
        _ => null,
    };
}
