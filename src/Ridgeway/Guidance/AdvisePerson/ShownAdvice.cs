using Ridgeway.Codes;
using Ridgeway.Finding;
using Ridgeway.Records;

namespace Ridgeway.Guidance.AdvisePerson;

/// <summary>Advice for one person as commands and the API show it.</summary>
internal sealed record ShownAdviceForPerson(
    PersonId Person,
    DateOnly On,
    IReadOnlyList<ShownAdvice> Advice,
    IReadOnlyList<ShownWithheld> Withheld,
    IReadOnlyList<ShownGivesWay> GivesWay,
    IReadOnlyList<ShownQuestion> Unknown,
    DateOnly? Until,
    string Content)
{
    public static ShownAdviceForPerson Of(AdviceForPerson advice, PersonRecord record, CodeLists lists, Func<Intervention, IReadOnlyList<ShownChoice>> services) => new(
        advice.Person,
        advice.On,
        [.. advice.Advice.Select(one => ShownAdvice.Of(one, record, lists, services(one.Intervention)))],
        [.. advice.Withheld.SelectMany(one => one.By.Select(by => ShownWithheld.Of(one, by, record, lists)))],
        [.. advice.GivesWay.Select(one => new ShownGivesWay(one.Intervention.Id, one.To.Id))],
        [.. advice.Unknown.Select(question => ShownQuestion.Of(question, lists))],
        advice.Until,
        advice.PackHash);
}

internal sealed record ShownAdvice(
    string Intervention,
    string Name,
    string Dose,
    IReadOnlyList<ShownReason> Because,
    EvidenceGrade Grade,
    string Source,
    bool IsDraft,
    IReadOnlyList<ShownCaution> Cautions,
    IReadOnlyList<ShownChoice> Services)
{
    public static ShownAdvice Of(Advice advice, PersonRecord record, CodeLists lists, IReadOnlyList<ShownChoice> services) => new(
        advice.Intervention.Id,
        advice.Intervention.Name,
        advice.Intervention.Dose,
        [.. advice.Because.Select(reason => ShownReason.Of(reason, record, lists))],
        advice.Grade,
        string.Join("; ", advice.Sources.Select(source => source.Ref)),
        advice.IsDraft,
        [.. advice.Cautions.Select(caution => ShownCaution.Of(caution, record, lists))],
        services);
}

/// <param name="Rule">The rule's id and version.</param>
/// <param name="Because">Its one sentence.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Flag">How far the source was read: verified, secondary, unverified.</param>
/// <param name="Grade">What stands behind it.</param>
/// <param name="Effect">How large the effect is, where the source says.</param>
/// <param name="Why">The person's facts that met it.</param>
internal sealed record ShownReason(
    string Rule, string Because, string Source, Verification Flag, EvidenceGrade Grade, string? Effect, IReadOnlyList<ShownEvidence> Why)
{
    public static ShownReason Of(AdviceReason reason, PersonRecord record, CodeLists lists) => new(
        $"{reason.Rule.Id}@{reason.Rule.Version}",
        reason.Rule.Because,
        reason.Rule.Source.Ref,
        reason.Rule.Source.Flag,
        reason.Rule.Grade,
        reason.Rule.Effect,
        [.. reason.Why.Select(why => ShownEvidence.Of(why, record, lists))]);
}

/// <param name="What">The contraindication's name, or what may come first.</param>
/// <param name="Kind">"holds", "ask-first" or "may-give-way".</param>
/// <param name="Instead">What to do or take care of.</param>
/// <param name="Ask">What to ask to settle it.</param>
/// <param name="Why">The facts that say so.</param>
internal sealed record ShownCaution(string What, string Kind, string Instead, IReadOnlyList<string> Ask, IReadOnlyList<ShownEvidence> Why)
{
    public static ShownCaution Of(Caution caution, PersonRecord record, CodeLists lists) => caution switch
    {
        Caution.Holds holds => new ShownCaution(
            holds.Contraindication.Name, "holds", holds.Contraindication.Instead, [], [.. holds.Why.Select(why => ShownEvidence.Of(why, record, lists))]),
        Caution.AskFirst ask => new ShownCaution(
            ask.Contraindication.Name, "ask-first", ask.Contraindication.Instead, [.. ask.Missing.Select(missing => QuestionWords.Of(missing, lists))], []),
        Caution.MayGiveWay gives => new ShownCaution(
            gives.To.Name, "may-give-way", $"{gives.To.Name} may come first", [.. gives.Missing.Select(missing => QuestionWords.Of(missing, lists))], []),
        _ => throw new InvalidOperationException("A caution without words."),
    };
}

internal sealed record ShownWithheld(string Intervention, string Contraindication, string Because, string Instead, string Source, IReadOnlyList<ShownEvidence> Why)
{
    public static ShownWithheld Of(Withheld withheld, Present by, PersonRecord record, CodeLists lists)
    {
        var why = by.Why.Select(reason => ShownEvidence.Of(reason, record, lists)).ToList();
        return new ShownWithheld(
            withheld.Intervention.Id,
            by.Contraindication.Id,
            $"{by.Contraindication.Name}: {string.Join("; ", by.Why.Select(reason => Evidence.Of(reason, record, lists).ForPeople))}",
            by.Contraindication.Instead,
            by.Contraindication.Source.Ref,
            why);
    }
}

internal sealed record ShownGivesWay(string Intervention, string To);

/// <param name="What">The id of what is not known.</param>
/// <param name="Ask">The question to put or the reading to take.</param>
/// <param name="Rules">Rules that wait for it.</param>
/// <param name="Contraindications">Contraindications that wait for it.</param>
internal sealed record ShownQuestion(string What, string Ask, IReadOnlyList<string> Rules, IReadOnlyList<string> Contraindications)
{
    public static ShownQuestion Of(OpenQuestion question, CodeLists lists) => new(
        question.Ask.What,
        QuestionWords.Of(question.Ask, lists),
        [.. question.Rules.Select(rule => rule.Id)],
        [.. question.Contraindications.Select(contraindication => contraindication.Id)]);
}

/// <summary>A service that could take the person, as the advice shows it.</summary>
internal sealed record ShownChoice(string Service, string Name, string Provider, double? Kilometres, string Room, string? NotAvailable);

internal static class QuestionWords
{
    /// <summary>The question to put, or the reading to take.</summary>
    public static string Of(ToAsk ask, CodeLists lists)
    {
        var what = lists.TryFind(ask.What, out var list) ? list.Ask ?? list.Name : char.ToUpperInvariant(ask.What[0]) + ask.What[1..].Replace('-', ' ');
        return ask.Within is { } within ? $"{what} (from the last {within})" : what;
    }
}
