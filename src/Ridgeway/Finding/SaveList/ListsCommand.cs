using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Ridgeway.Commands;
using Ridgeway.Data;
using Ridgeway.Finding.BuildList;
using Ridgeway.Finding.ReportOffers;

namespace Ridgeway.Finding.SaveList;

/// <summary>"ridgeway lists": the saved lists; build one, run all again, who was never offered something.</summary>
internal static class ListsCommand
{
    private const int PeopleShown = 20;

    public static Command Make(CommandHost host)
    {
        var command = new Command("lists", "Saved lists, and lists built from registers.") { Build(host), Run(host), Offers(host) };
        command.SetAction((parse, cancel) => host.RunAsync(parse, SavedAsync, cancel));
        return command;
    }

    private static Command Build(CommandHost host)
    {
        var on = new Option<string[]>("--register") { Description = "On this register; again for more: on all of them.", Required = true };
        var notOn = new Option<string[]>("--not") { Description = "Not on this register." };
        var from = new Option<int?>("--age-from") { Description = "Completed years, from here." };
        var below = new Option<int?>("--age-below") { Description = "Completed years, below this." };
        var sex = new Option<string?>("--sex") { Description = "female, male or other." };
        var decile = new Option<int?>("--decile-at-most") { Description = "Among the most deprived tenths of England up to this one." };
        var practice = new Option<string[]>("--practice") { Description = "Registered with this practice; again for more: with any of them." };
        var what = new Option<string>("--for") { Description = "What they are to be offered, for example exercise-referral.", Required = true };
        var choose = new Option<int?>("--choose") { Description = "Choose so many in proportion to need." };
        var size = new Option<int>("--size") { Description = "How many people to open.", DefaultValueFactory = _ => ListView.UsualSize };
        var day = new DayOption();
        var command = new Command("build", "Who fits, why, who is left out and how fair it is.") { on, notOn, from, below, sex, decile, practice, what, choose, size, day.Option };
        command.SetAction((parse, cancel) => host.RunAsync(
            parse,
            run => BuildAsync(
                run,
                new ListQuery
                {
                    On = parse.GetValue(on) ?? [],
                    NotOn = parse.GetValue(notOn) ?? [],
                    AgeFrom = parse.GetValue(from),
                    AgeBelow = parse.GetValue(below),
                    Sex = parse.GetValue(sex),
                    DecileAtMost = parse.GetValue(decile),
                    Practices = parse.GetValue(practice) ?? [],
                    For = parse.GetValue(what) ?? "",
                },
                day.Read(parse, run),
                parse.GetValue(choose),
                parse.GetValue(size)),
            cancel));
        return command;
    }

    private static Command Run(CommandHost host)
    {
        var command = new Command("run", "Ask every saved list again, as its owner, and keep what changed.");
        command.SetAction((parse, cancel) => host.RunAsync(parse, RunAllAsync, cancel));
        return command;
    }

    private static Command Offers(CommandHost host)
    {
        var register = new Argument<string>("REGISTER") { Description = "The register's id." };
        var what = new Option<string>("--for") { Description = "What was offered or not.", Required = true };
        var safe = new Option<bool>("--safe") { Description = "Hide small numbers, so that the figures may be passed on." };
        var day = new DayOption();
        var command = new Command("offers", "Of those on a register, who was ever offered something.") { register, what, safe, day.Option };
        command.SetAction((parse, cancel) => host.RunAsync(parse, run => OffersAsync(run, parse.GetValue(register)!, parse.GetValue(what)!, parse.GetValue(safe), day.Read(parse, run)), cancel));
        return command;
    }

    private static async Task<int> SavedAsync(CommandRun run)
    {
        var rows = await run.Services.GetRequiredService<RidgewayDb>().Set<SavedListRow>().AsNoTracking()
            .Where(row => row.ClosedAtUtc == null).OrderBy(row => row.Name).ThenBy(row => row.ListId).ToListAsync(run.Cancel);
        run.Result(rows.ConvertAll(ShownSavedList.Of), lists => lists.Count == 0
            ? ["There are no saved lists."]
            : lists.Select(list => $"{list.List}  {list.Name}: {list.People:N0} people, {list.New:N0} new and {list.Gone:N0} gone at the last run ({list.LastRunOn:yyyy-MM-dd}); {list.Owner}"));
        return ExitCode.Done;
    }

    private static async Task<int> BuildAsync(CommandRun run, ListQuery query, DateOnly day, int? choose, int size)
    {
        if (!query.TryRead(out var definition, out var problem))
        {
            throw new CommandRefused(problem, ExitCode.Usage);
        }

        var build = run.Services.GetRequiredService<BuildListStory>();
        switch (await build.RunAsync(definition, day, among: null, run.Cancel))
        {
            case BuildOutcome.Built(var built):
                var document = await run.Services.GetRequiredService<ShowListStory>().RunAsync(built, saved: null, new ListView(Size: Math.Clamp(size, 1, 1_000_000)), run.Cancel);
                var choice = choose is > 0 and var howMany ? ChoiceDocument.Of(built, built.Choose(howMany, ChoiceDocument.SeedOf(null)), howMany) : null;
                run.Result(new BuiltAnswer(document, choice), Words);
                return ExitCode.Done;
            case BuildOutcome.Wrong(var problems):
                throw new CommandRefused(string.Join(Environment.NewLine, problems.Select(ListWords.Problem)), ExitCode.Usage);
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private static async Task<int> RunAllAsync(CommandRun run)
    {
        var (db, scope, story) = (run.Services.GetRequiredService<RidgewayDb>(), run.Services.GetRequiredService<ListScope>(), run.Services.GetRequiredService<SaveListStory>());
        var (done, without) = (new List<ShownSavedList>(), 0);
        foreach (var row in await db.Set<SavedListRow>().Where(row => row.ClosedAtUtc == null).OrderBy(row => row.ListId).ToListAsync(run.Cancel))
        {
            if (await scope.OwnerAsync(row, run.Cancel) is not { } owner)
            {
                without++;
                run.Say($"{row.Name}: its owner's account is closed; it was not run.");
                continue;
            }

            await story.RunAsync(row, owner, run.Cancel);
            done.Add(ShownSavedList.Of(row));
        }

        run.Result(done, lists => lists.Select(list => $"{list.Name}: {list.People:N0} people, {list.New:N0} new, {list.Gone:N0} gone"));
        return without == 0 ? ExitCode.Done : ExitCode.NeedsPerson;
    }

    private static async Task<int> OffersAsync(CommandRun run, string register, string intervention, bool safe, DateOnly day)
    {
        switch (await run.Services.GetRequiredService<OfferRatesStory>().RunAsync(register, intervention, day, among: null, safe, run.Cancel))
        {
            case OfferRatesOutcome.Found(var document):
                run.Result(document, Words);
                return ExitCode.Done;
            case OfferRatesOutcome.NoSuchRegister(var asked, var known):
                throw new CommandRefused($"There is no register '{asked}'. There are: {string.Join(", ", known)}.", ExitCode.Usage);
            case OfferRatesOutcome.NoSuchIntervention(var asked, var known):
                throw new CommandRefused($"There is nothing to offer called '{asked}'. There are: {string.Join(", ", known)}.", ExitCode.Usage);
            default:
                throw new InvalidOperationException("An outcome without words.");
        }
    }

    private static IEnumerable<string> Words(BuiltAnswer answer)
    {
        var list = answer.List;
        yield return list.Definition;
        yield return $"{list.MayBeInvited:N0} may be invited, of {list.Fit:N0} who fit and {list.OnRegister:N0} on the register.";
        foreach (var why in list.LeftOut.Where(why => why.Count > 0))
        {
            yield return $"  left out: {why.Words}: {why.Count:N0}";
        }

        var panel = answer.Choice?.After ?? list.Panel;
        yield return answer.Choice is { } choice ? $"{choice.Chosen:N0} chosen in proportion to need; of those chosen, with the register in brackets:" : "Of those who may be invited, with the register in brackets:";
        foreach (var group in panel.Groups.Where(group => group.Split is Lists.EquitySplit.DeprivationFifth or Lists.EquitySplit.EthnicGroup && group.Register.Count > 0))
        {
            yield return $"  {group.Split.ForPeople()}, {group.Name}: {PanelCharts.Cell(group.List)} [{group.Register.Share?.Percent}%] {group.Standing.ForPeople().ToLowerInvariant()}";
        }

        foreach (var person in list.People.Take(PeopleShown))
        {
            yield return $"  {person.NhsNumber ?? person.Person.ToString()}: {string.Join("; ", person.Why.Select(why => $"{why.What} {why.Value}{why.Unit} {why.Date}".Trim()))}";
        }
    }

    private static IEnumerable<string> Words(OfferRatesDocument document)
    {
        yield return $"{document.RegisterName}, ever offered {document.InterventionName}: {OfferCharts.Count(document.Everyone.Offered)} of {OfferCharts.Count(document.Everyone.OnRegister)}, {OfferCharts.Share(document.Everyone)}.";
        foreach (var row in document.Groups.Where(row => row.Rate.OnRegister is null or > 0))
        {
            yield return $"  {row.Split.ForPeople()}, {row.Name}: {OfferCharts.Count(row.Rate.Offered)} of {OfferCharts.Count(row.Rate.OnRegister)}, {OfferCharts.Share(row.Rate)}";
        }

        if (document.Gap is { } gap)
        {
            yield return OfferCharts.Verdict(gap);
        }

        yield return document.Disclosure ?? "Exact figures: not to be passed on as they are.";
    }
}
