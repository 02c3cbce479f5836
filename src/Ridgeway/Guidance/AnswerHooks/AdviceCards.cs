using System.Text;
using Ridgeway.Codes;
using Ridgeway.Exchange.CdsHooks;
using Ridgeway.Finding;
using Ridgeway.Guidance.AdvisePerson;
using Ridgeway.Guidance.PersonAdvice;
using Ridgeway.Providers;
using Ridgeway.Records;

namespace Ridgeway.Guidance.AnswerHooks;

/// <summary>What a card is about, before it has a number and is written down.</summary>
/// <param name="Card">The card.</param>
/// <param name="Intervention">What it is about.</param>
/// <param name="Rules">"id@version" of what stands behind it.</param>
/// <param name="Suggestion">The suggestion's number, where it has one.</param>
internal sealed record MadeCard(HookCard Card, string Intervention, IReadOnlyList<string> Rules, Guid? Suggestion);

/// <summary>Everything a card is made from.</summary>
internal sealed record CardMatter(
    HookCall Call, AdviceForPerson Advice, PersonRecord Record, PersonId? Known, IReadOnlyList<string> NotGot, CodeLists Lists, GuidancePack Pack,
    string Root, DateTimeOffset Now, DateTimeOffset Expires)
{
    public string Facts(IEnumerable<Reason> why) => string.Join("; ", why.Select(reason => Evidence.Of(reason, Record, Lists).ForPeople));

    public Guid NewId() => Guid.CreateVersion7(Now);
}

/// <summary>Makes the one card that patient-view gets: the first thing to offer, or what to do instead of what is forbidden.</summary>
internal static class AdviceCards
{
    private const int MostServices = 3;

    public static MadeCard Offer(Advice advice, IReadOnlyList<ServiceOption> services, CardMatter matter)
    {
        var first = advice.Because[0];
        var suggestion = advice.Intervention.IsReferable ? matter.NewId() : (Guid?)null;
        var card = Frame(advice.Intervention, first.Rule, $"{advice.Intervention.Name}: {first.Rule.Because}", CardIndicator.Info, matter) with
        {
            Detail = Detail(advice, services, matter),
            Suggestions = suggestion is { } id ? [Propose(id, advice, matter)] : [],
        };
        return new MadeCard(card, advice.Intervention.Id, [.. advice.Because.Select(Named)], suggestion);
    }

    /// <summary>Nothing to offer, and something forbidden: the safe next step.</summary>
    public static MadeCard NotNow(Withheld withheld, CardMatter matter)
    {
        var by = withheld.By[0];
        var text = new StringBuilder();
        foreach (var present in withheld.By)
        {
            text.Append($"**{Markdown.Plain(present.Contraindication.Name)}** ({matter.Facts(present.Why)}). {present.Contraindication.Instead}. *Source: {Markdown.Plain(present.Contraindication.Source.Ref)} ({present.Contraindication.Source.Flag.ForPeople()})*\n\n");
        }

        text.Append($"Kept back: {Markdown.Plain(withheld.Intervention.Name)}.\n\n");
        Foot(text, withheld.By.Any(one => one.Contraindication.Approval.IsDraft), matter);
        var card = Frame(withheld.Intervention, null, $"Not now: {withheld.Intervention.Name}. {by.Contraindication.Name}", CardIndicator.Warning, matter) with
        {
            Detail = text.ToString(),
            Source = new CardSource(by.Contraindication.Source.Ref, $"{matter.Root}/rules/{by.Contraindication.Id}", Topic(withheld.Intervention)),
        };
        return new MadeCard(card, withheld.Intervention.Id, [.. withheld.By.Select(Named)], null);
    }

    public static HookCard Frame(Intervention intervention, GuidanceRule? rule, string summary, CardIndicator indicator, CardMatter matter) => new()
    {
        Uuid = matter.NewId(),
        Summary = HookCard.Fit(summary),
        Indicator = indicator,
        Source = new CardSource(rule?.Source.Ref ?? "Ridgeway", rule is null ? null : $"{matter.Root}/rules/{rule.Id}", Topic(intervention)),
        OverrideReasons =
        [
            .. matter.Pack.NotNowReasons.Where(reason => reason.IsPicked && reason.Effective.Includes(matter.Advice.On))
                .Select(reason => new Coded(CodeSystem.Ridgeway, reason.Id, reason.Name)),
        ],
        Links = matter.Known is { } person
            ? [new CardLink("Open this person's advice in Ridgeway", $"{matter.Root}/launch?patient={person}")]
            : [],
    };

    public static string Named(AdviceReason reason) => $"{reason.Rule.Id}@{reason.Rule.Version}";

    public static string Named(Present present) => $"{present.Contraindication.Id}@{present.Contraindication.Version}";

    public static CardAction Create(Intervention intervention, IReadOnlyList<AdviceReason> because, IReadOnlyList<Caution> cautions, CardMatter matter) => new CardAction.Create(
        $"Draft referral: {intervention.Name}",
        new ProposedReferral(
            matter.Call.PatientId,
            matter.Call.UserId,
            Codes(intervention, matter),
            intervention.Name,
            [.. because.Select(reason => $"{reason.Rule.Because} ({matter.Facts(reason.Why)})")],
            [.. Notes(cautions, matter)],
            matter.Advice.On).ToFhir());

    /// <summary>Says at the end how sure this is, on which content, and until when.</summary>
    public static void Foot(StringBuilder text, bool isDraft, CardMatter matter)
    {
        if (matter.NotGot.Count > 0)
        {
            text.Append($"Not sent and not to be had: {string.Join(", ", matter.NotGot)}. What they hold counts as not known.\n\n");
        }

        if (isDraft)
        {
            text.Append("**Draft: no clinical safety officer has approved this. Not for use on anyone.**\n\n");
        }

        text.Append($"Content {matter.Advice.PackHash[..12]}. Good until {Time.London.At(matter.Expires):HH:mm} on {Time.London.DayOf(matter.Expires):d MMMM yyyy}; asked again when it is taken up.");
    }

    private static CardSuggestion Propose(Guid id, Advice advice, CardMatter matter) =>
        new(id, $"Draft a referral: {advice.Intervention.Name}", true, [Create(advice.Intervention, advice.Because, advice.Cautions, matter)]);

    private static IReadOnlyList<Coded> Codes(Intervention intervention, CardMatter matter)
    {
        var own = new Coded(CodeSystem.Ridgeway, intervention.Id, intervention.Name);
        var published = intervention.OrderedAs.SelectMany(list => matter.Lists[list].Codes).FirstOrDefault(code => code.System != CodeSystem.Ridgeway);
        return published.Code is null ? [own] : [published, own];
    }

    private static IEnumerable<string> Notes(IReadOnlyList<Caution> cautions, CardMatter matter)
    {
        foreach (var caution in cautions)
        {
            yield return caution switch
            {
                Caution.Holds holds => $"Take care: {holds.Contraindication.Name} ({matter.Facts(holds.Why)}). {holds.Contraindication.Instead}.",
                Caution.AskFirst ask => $"Ask first: {string.Join("; ", ask.Missing.Select(missing => QuestionWords.Of(missing, matter.Lists)))} (because of: {ask.Contraindication.Name}).",
                Caution.MayGiveWay gives => $"{gives.To.Name} may come first. Ask: {string.Join("; ", gives.Missing.Select(missing => QuestionWords.Of(missing, matter.Lists)))}.",
                _ => throw new InvalidOperationException("A caution without words."),
            };
        }
    }

    private static string Detail(Advice advice, IReadOnlyList<ServiceOption> services, CardMatter matter)
    {
        var text = new StringBuilder();
        text.Append($"{Markdown.Plain(advice.Intervention.What)} {Markdown.Plain(advice.Intervention.Dose)}.\n\n**Why for this person** ({advice.Grade.ForPeople()})\n\n");
        foreach (var reason in advice.Because)
        {
            text.Append($"- {Markdown.Plain(reason.Rule.Because)}. **{Markdown.Plain(matter.Facts(reason.Why))}** *{Markdown.Plain(reason.Rule.Source.Ref)}, {reason.Rule.Source.Flag.ForPeople()}*")
                .Append(reason.Rule.Effect is { } effect ? $" Effect: {Markdown.Plain(effect)}.\n" : "\n");
        }

        List(text, "Before you refer", Notes(advice.Cautions, matter));
        List(text, "Near them", services.Take(MostServices).Select(Line));
        List(text, "Not now", matter.Advice.Withheld.Select(one => $"{one.Intervention.Name}: {one.By[0].Contraindication.Name}. {one.By[0].Contraindication.Instead}"));
        List(text, "Also to offer", matter.Advice.Advice.Where(one => one != advice).Select(one => one.Intervention.Name));
        text.Append('\n');
        Foot(text, advice.IsDraft, matter);
        return text.ToString();
    }

    private static void List(StringBuilder text, string head, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append($"\n**{head}**\n\n");
            all.ForEach(line => text.Append($"- {Markdown.Plain(line)}\n"));
        }
    }

    private static string Line(ServiceOption option)
    {
        var away = option.DistanceKm is { } km ? $", {km:0.0} km away" : "";
        var room = option.Room switch
        {
            Room.Free => ", has room",
            _ => ", ask about room",
        };
        return $"{option.Service.Name}, {option.Service.ProviderName}{away}{room}";
    }

    private static Coded Topic(Intervention intervention) => new(CodeSystem.Ridgeway, intervention.Id, intervention.Name);
}
