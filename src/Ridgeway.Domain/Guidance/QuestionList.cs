using Ridgeway.Finding;

namespace Ridgeway.Guidance;

/// <summary>Gathers what is missing, one question a datum however many need it.</summary>
internal sealed class QuestionList(DateOnly on)
{
    private readonly Dictionary<string, Waiting> waiting = new(StringComparer.Ordinal);

    public void Add(IReadOnlyList<ToAsk> missing, GuidanceRule rule)
    {
        foreach (var ask in missing)
        {
            var needed = For(ask).Rules;
            if (!needed.Contains(rule))
            {
                needed.Add(rule);
            }
        }
    }

    public void Add(IReadOnlyList<ToAsk> missing, Contraindication contraindication)
    {
        foreach (var ask in missing)
        {
            var needed = For(ask).Contraindications;
            if (!needed.Contains(contraindication))
            {
                needed.Add(contraindication);
            }
        }
    }

    public IReadOnlyList<OpenQuestion> MostNeededFirst() =>
    [
        .. waiting.Values
            .OrderByDescending(one => one.Rules.Count + one.Contraindications.Count)
            .ThenBy(one => one.Ask.What, StringComparer.Ordinal)
            .Select(one => new OpenQuestion(one.Ask, one.Rules, one.Contraindications)),
    ];

    private Waiting For(ToAsk ask)
    {
        if (!waiting.TryGetValue(ask.What, out var one))
        {
            one = new Waiting(ask);
            waiting.Add(ask.What, one);
        }

        one.Ask = Stricter(one.Ask, ask);
        return one;
    }

    /// <summary>The one that needs the more recent reading.</summary>
    private ToAsk Stricter(ToAsk one, ToAsk other) =>
        (other.Within?.Start(on) ?? DateOnly.MinValue) > (one.Within?.Start(on) ?? DateOnly.MinValue) ? other : one;

    private sealed class Waiting(ToAsk ask)
    {
        public ToAsk Ask { get; set; } = ask;

        public List<GuidanceRule> Rules { get; } = [];

        public List<Contraindication> Contraindications { get; } = [];
    }
}
