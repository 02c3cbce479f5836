using System.Diagnostics;
using Ridgeway.Records;
using Ridgeway.Time;

namespace Ridgeway.Finding;

/// <summary>
/// One person on one day, ready to be asked about. A pure function of the record, the day and the context: facts dated after
/// the day are not seen, and each register is worked out at most once. Not for several threads at a time.
/// </summary>
public sealed partial class PersonOnDay
{
    private readonly FindingContext context;
    private readonly IndexedRecord index;
    private readonly DateOnly on;
    private readonly int day;
    private readonly Answer?[] registers;

    public PersonOnDay(PersonRecord record, DateOnly on, FindingContext context)
        : this(new IndexedRecord(record, context.Lists), on, context)
    {
    }

    public PersonOnDay(IndexedRecord index, DateOnly on, FindingContext context)
    {
        this.index = index;
        this.on = on;
        this.context = context;
        day = on.DayNumber;
        registers = new Answer?[context.RegisterCount];
    }

    public PersonRecord Record => index.Record;

    public DateOnly On => on;

    private Person Person => index.Record.Person;

    /// <summary>True where the person has died by this day; where only a year or month of death is known, from its first day.</summary>
    public bool HasDied => Person.DeathDate is { } death ? death.Earliest <= on : Person.HasDied;

    /// <summary>Does the criterion hold, why, what is missing, and until when is that settled?</summary>
    /// <exception cref="KeyNotFoundException">It names a list, register or table that the context lacks.</exception>
    public Answer Ask(Criterion criterion) => criterion switch
    {
        Criterion.Has has => Has(has),
        Criterion.Had had => Had(had),
        Criterion.Taking taking => Taking(taking),
        Criterion.Measured { Of: Reading.Latest } measured => Latest(measured.List, AskKind.Reading, measured.Limits, measured.Within),
        Criterion.Measured { Of: Reading.Any } measured => AnyOf(measured),
        Criterion.Measured measured => Summarised(measured),
        Criterion.Answered answered => Latest(answered.List, AskKind.Question, answered.Limits, answered.Within),
        Criterion.Scored scored => Latest(scored.List, AskKind.Reading, scored.Limits, scored.Within),
        Criterion.Computed computed => Computed(computed),
        Criterion.NotRecorded missing => NotRecorded(missing),
        Criterion.In within => Member(within.Register),
        Criterion.Aged aged => Aged(aged.From, aged.Below),
        Criterion.AtLifeStage { Stage: var stage } => Aged(stage.Ages().From, stage.Ages().Below),
        Criterion.OfSex ofSex => OfSex(ofSex.Sex),
        Criterion.OfEthnicity ofEthnicity => OfEthnicity(ofEthnicity.Categories),
        Criterion.Deprived deprived => Deprived(deprived.FromDecile, deprived.ToDecile),
        Criterion.All { Of: var of } => Counted(of.Count, of),
        Criterion.Any { Of: var of } => Counted(1, of),
        Criterion.None { Of: var of } => Not(Counted(1, of)),
        Criterion.Not not => Not(Ask(not.Of)),
        Criterion.AtLeast atLeast => Counted(atLeast.Count, atLeast.Of),
        Criterion.FirstKnown firstKnown => FirstKnown(firstKnown.Of),
        Criterion.IfUnknown ifUnknown => IfUnknown(Ask(ifUnknown.Of), ifUnknown.Then),
        _ => throw new UnreachableException($"No meaning is written for {criterion.GetType().Name}."),
    };

    /// <summary>Is the person on the register? The dead are on none, and a register not in force has no members.</summary>
    public Answer Member(string register)
    {
        var number = context.RegisterNumber(register);
        return registers[number] ??= Worked(number);
    }

    private Answer Worked(int number)
    {
        if (HasDied)
        {
            return new Answer(Truth.False, [new Reason(Reason.NoFact, PersonDetail.Death)]);
        }

        var versions = context.Register(number);
        var answer = versions.On(on) is { } version ? Ask(version.Who) : new Answer(Truth.False);
        var dies = Person.DeathDate is { } death ? death.Earliest.DayNumber : Answer.Never;
        return answer.WithUntil(Math.Min(Math.Min(answer.UntilDay, versions.ChangesAfter(on)), dies));
    }
}
