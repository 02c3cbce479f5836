using System.Diagnostics;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>Where the parts of a score come from.</summary>
public sealed partial class PersonOnDay
{
    private ScorePart Counted(ScoreItem item)
    {
        var answer = Ask(item.When);
        var points = answer.Truth switch { Truth.True => item.Points, Truth.False => 0, _ => double.NaN };
        return new ScorePart(item.Id, item.Name, points, answer.WhyArray, answer.MissingArray, answer.UntilDay);
    }

    private ScorePart Input(FormulaInput input, InputFrom from) => from switch
    {
        InputFrom.Condition condition => Counted(new ScoreItem(input.Id, input.Name, 1, condition.When)),
        InputFrom.Measurement measurement => Latest(input.Id, input.Name, measurement),
        InputFrom.AgeInYears => AgeThen(input, on, Person.BirthDate is { } birth ? AgeChanges(birth, Age.On(birth, on), day) : Answer.Never),
        InputFrom.AgeAtFirst first => AgeAtFirst(input, first.Lists),
        InputFrom.Fixed parameter => new ScorePart(input.Id, input.Name, parameter.Value, [], [], Answer.Never),
        _ => throw new UnreachableException(),
    };

    private ScorePart Latest(string id, string name, InputFrom.Measurement from)
    {
        var list = context.Lists.NumberOf(from.List);
        var seen = Seen(index.Facts(list), out var next);
        var start = StartOf(from.Within);
        for (var i = seen.Length - 1; i >= 0 && index.Record[seen[i]] is var fact && fact.Day >= start; i--)
        {
            if (IsUsable(list, fact))
            {
                return new ScorePart(id, name, fact.RawValue, [new Reason(seen[i], from.List)], [], Math.Min(next, Leaves(fact.Day, from.Within)));
            }
        }

        return new ScorePart(id, name, double.NaN, [], [new ToAsk(from.List, AskKind.Reading, from.Within)], next);
    }

    /// <summary>Completed years on a day; not known where the birth date leaves two ages open.</summary>
    private ScorePart AgeThen(FormulaInput input, DateOnly then, int until) =>
        Person.BirthDate is { } birth && Age.On(birth, then) is var (least, most) && least == most
            ? new ScorePart(input.Id, input.Name, least, [new Reason(Reason.NoFact, PersonDetail.BirthDate)], [], until)
            : new ScorePart(input.Id, input.Name, double.NaN, [], [new ToAsk(PersonDetail.BirthDate, AskKind.Detail)], until);

    /// <summary>The first later day on which the age could be another, or be settled.</summary>
    internal static int AgeChanges(PartialDate birth, (int Least, int Most) age, int day) =>
        NextBirthday(birth, age.Least == age.Most ? age.Least + 1 : age.Most, day);

    private ScorePart AgeAtFirst(FormulaInput input, IReadOnlyList<string> lists)
    {
        var (first, of, until) = (Reason.NoFact, lists[0], Answer.Never);
        foreach (var list in lists)
        {
            var seen = Seen(index.Facts(context.Lists.NumberOf(list)), out var next);
            until = Math.Min(until, next);
            foreach (var place in seen)
            {
                if (index.Record[place].Day >= 0)
                {
                    (first, of) = first == Reason.NoFact || place < first ? (place, list) : (first, of);
                    break;
                }
            }
        }

        if (first == Reason.NoFact)
        {
            return new ScorePart(input.Id, input.Name, double.NaN, [], [new ToAsk(of, AskKind.Question)], until);
        }

        var age = AgeThen(input, DateOnly.FromDayNumber(index.Record[first].Day), until);
        return age with { Why = [.. age.Why, new Reason(first, of)] };
    }
}
