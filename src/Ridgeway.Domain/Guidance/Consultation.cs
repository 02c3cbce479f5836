using Ridgeway.Finding;

namespace Ridgeway.Guidance;

/// <summary>One person worked through one pack, step by step in the order of precedence.</summary>
internal sealed class Consultation(PersonOnDay person, GuidancePack pack, Wishes wishes)
{
    private readonly List<Offered> offers = [];
    private readonly List<(GuidanceRule Rule, IReadOnlyList<ToAsk> Missing)> undecided = [];
    private readonly QuestionList questions = new(person.On);
    private readonly Dictionary<string, Answer> contraindications = new(StringComparer.Ordinal);
    private int until = person.Record.Person.DeathDate is { } death ? death.Earliest.DayNumber : Answer.Never;

    public AdviceForPerson Advice()
    {
        AskRules();
        foreach (var offer in offers)
        {
            AskContraindications(offer);
        }

        var standing = offers.FindAll(offer => offer.Forbidden.Count == 0);
        standing.Sort((one, other) => one.Intervention.Kind.CompareTo(other.Intervention.Kind));
        var givesWay = standing.ConvertAll(offer => GiveWay(offer, standing)).OfType<GivesWay>().ToList();
        var left = standing.FindAll(offer => offer.Because.Count > 0);
        var resting = left.ConvertAll(Rest).OfType<Resting>().ToList();
        var advice = left.FindAll(offer => !resting.Exists(one => one.Intervention == offer.Intervention)).ConvertAll(Stands);
        advice.Sort((one, other) => one.Placing.CompareTo(other.Placing));
        AskWhatIsUndecided();
        var unknown = questions.MostNeededFirst();
        return new AdviceForPerson
        {
            Person = person.Record.Person.Id,
            On = person.On,
            Advice = advice,
            Withheld = [.. offers.Where(offer => offer.Forbidden.Count > 0).Select(offer => new Withheld(offer.Intervention, offer.Because, offer.Forbidden))],
            GivesWay = givesWay,
            Resting = resting,
            Unknown = unknown,
            Review = CombinedReview.Of(advice, unknown),
            Until = until == Answer.Never ? null : DateOnly.FromDayNumber(until),
            PackHash = pack.Hash,
        };
    }

    private void AskRules()
    {
        foreach (var rule in pack.Rules)
        {
            Bound(rule.Effective.ChangesAfter(person.On));
            if (!rule.Effective.Includes(person.On))
            {
                continue;
            }

            var answer = Settled(person.Ask(rule.When));
            if (answer.Truth == Truth.True)
            {
                OfferOf(rule.Offer).Because.Add(new AdviceReason(rule, answer.Why));
            }
            else if (answer.Truth == Truth.Unknown)
            {
                undecided.Add((rule, answer.Missing));
            }
        }
    }

    private void AskContraindications(Offered offer)
    {
        foreach (var (contraindication, asks) in pack.WatchesOf(offer.Intervention))
        {
            Bound(contraindication.Effective.ChangesAfter(person.On));
            if (!contraindication.Effective.Includes(person.On))
            {
                continue;
            }

            var answer = Worked(contraindication);
            switch (answer.Truth)
            {
                case Truth.True when contraindication.Level == ContraindicationLevel.Absolute:
                    offer.Forbidden.Add(new Present(contraindication, answer.Why));
                    break;
                case Truth.True:
                    offer.Cautions.Add(new Caution.Holds(contraindication, answer.Why));
                    break;
                case Truth.Unknown when asks:
                    offer.Cautions.Add(new Caution.AskFirst(contraindication, answer.Missing));
                    break;
            }
        }
    }

    /// <summary>Takes out the reasons that give way to something standing; says so where none is left.</summary>
    private static GivesWay? GiveWay(Offered offer, List<Offered> standing)
    {
        var giving = offer.Because.FindAll(reason => FirstBefore(reason, standing) is not null);
        if (giving.Count < offer.Because.Count)
        {
            offer.Because.RemoveAll(reason => FirstBefore(reason, standing) is not null);
            return null;
        }

        var to = FirstBefore(giving[0], standing)!;
        offer.Because.Clear();
        return new GivesWay(offer.Intervention, to, giving);
    }

    private static Intervention? FirstBefore(AdviceReason reason, List<Offered> standing) => reason.Rule.Rather.Count == 0
        ? null
        : standing.Find(other => other.Because.Count > 0 && reason.Rule.Rather.Contains(other.Intervention.Id))?.Intervention;

    /// <summary>What the person put off is not offered again until its time; that day bounds the advice.</summary>
    private Resting? Rest(Offered offer)
    {
        if (wishes.QuietOn(person.On, offer.Intervention.Id) is not { } notNow)
        {
            return null;
        }

        Bound(notNow.Until);
        return new Resting(offer.Intervention, offer.Because, notNow);
    }

    private Advice Stands(Offered offer)
    {
        foreach (var first in offer.Because.SelectMany(reason => reason.Rule.Rather).Distinct(StringComparer.Ordinal))
        {
            var missing = undecided.Where(rule => rule.Rule.Offer == first).SelectMany(rule => rule.Missing).Distinct().ToList();
            if (missing.Count > 0)
            {
                offer.Cautions.Add(new Caution.MayGiveWay(pack[first], missing));
            }
        }

        foreach (var caution in offer.Cautions)
        {
            if (caution is Caution.AskFirst ask)
            {
                questions.Add(ask.Missing, ask.Contraindication);
            }
        }

        return new Advice(offer.Intervention, offer.Because, offer.Cautions, MattersServedBy(offer.Intervention));
    }

    private IReadOnlyList<Matter> MattersServedBy(Intervention intervention) => wishes.Matters.Count == 0
        ? []
        : [.. pack.Matters.Where(matter => wishes.Matters.Contains(matter.Id) && matter.ServedBy.Contains(intervention.Id))];

    /// <summary>Questions for rules that could still offer something; what is forbidden anyway needs none.</summary>
    private void AskWhatIsUndecided()
    {
        foreach (var (rule, missing) in undecided)
        {
            if (!offers.Exists(offer => offer.Intervention.Id == rule.Offer && offer.Forbidden.Count > 0)
                && wishes.QuietOn(person.On, rule.Offer) is null)
            {
                questions.Add(missing, rule);
            }
        }
    }

    private Offered OfferOf(string intervention)
    {
        var offer = offers.Find(offer => offer.Intervention.Id == intervention);
        if (offer is null)
        {
            offer = new Offered(pack[intervention]);
            offers.Add(offer);
        }

        return offer;
    }

    private Answer Worked(Contraindication contraindication)
    {
        if (!contraindications.TryGetValue(contraindication.Id, out var answer))
        {
            answer = Settled(person.Ask(contraindication.When));
            contraindications.Add(contraindication.Id, answer);
        }

        return answer;
    }

    private Answer Settled(Answer answer)
    {
        until = Math.Min(until, answer.UntilDay);
        return answer;
    }

    private void Bound(DateOnly? day) => until = Math.Min(until, day?.DayNumber ?? Answer.Never);

    private sealed class Offered(Intervention intervention)
    {
        public Intervention Intervention { get; } = intervention;

        public List<AdviceReason> Because { get; } = [];

        public List<Present> Forbidden { get; } = [];

        public List<Caution> Cautions { get; } = [];
    }
}
