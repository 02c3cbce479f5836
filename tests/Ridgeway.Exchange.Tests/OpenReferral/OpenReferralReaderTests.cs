using System.Text;
using Ridgeway.Codes;
using Ridgeway.Providers;

namespace Ridgeway.Exchange.OpenReferral;

public sealed class OpenReferralReaderTests
{
    private const string Class = """
        {
          "id": "0b6f1f5e-2d3a-4c53-9a39-0d1b5a1b0001", "name": "Gentle <b>gym</b>", "status": "active",
          "description": "<p>For people &amp; their carers</p>\n\n<p>All welcome</p>", "url": "https://example.org/gym",
          "assured_date": "2026-10-01", "assurer_email": "jo@example.org", "minimum_age": 18, "maximum_age": "75", "fees": "£3 a session",
          "organization": { "id": "0b6f1f5e-2d3a-4c53-9a39-0d1b5a1b0002", "name": "Ridgeway Leisure", "website": "https://example.org",
            "organization_identifiers": [ { "identifier_scheme": "GB-COH", "identifier": "1234567" } ] },
          "service_at_locations": [ { "location": { "id": "0b6f1f5e-2d3a-4c53-9a39-0d1b5a1b0003", "location_type": "physical", "name": "Leisure centre",
            "latitude": 53.41, "longitude": -2.15,
            "addresses": [ { "address_type": "postal", "address_1": "PO box", "postal_code": "M1 1AA" },
                           { "address_type": "physical", "address_1": "1 High Street", "city": "Stockport", "postal_code": "sk13xe" } ],
            "accessibility": [ { "description": "Level access throughout" } ] } } ],
          "schedules": [ { "byday": "TU,TH", "opens_at": "10:00:00", "closes_at": "11:00Z", "valid_to": "2027-03-31" } ],
          "cost_options": [ { "amount": 3.5, "option": "Over 60s", "valid_from": "2026-04-01" } ],
          "languages": [ { "code": "EN" }, { "code": "ur" }, { "id": "x" } ],
          "attributes": [ { "taxonomy_term": { "taxonomy": "ridgeway-interventions", "code": "exercise-referral" } },
                          { "value": "no", "taxonomy_term": { "taxonomy": "ridgeway-access", "code": "wheelchair-access" } } ]
        }
        """;

    [Fact]
    public void A_full_service_is_read_whole()
    {
        var file = Read(Class);

        Assert.Empty(file.Problems);
        var service = Assert.Single(file.Services);
        Assert.Equal(("Gentle gym", "For people & their carers All welcome", ServiceStatus.Active), (service.Name, service.Description, service.Status));
        Assert.Equal((new DateOnly(2026, 10, 1), "jo@example.org", 18, 75), (service.AssuredOn!.Value, service.AssuredBy, service.MinimumAge!.Value, service.MaximumAge!.Value));
        Assert.Equal([new ScheduleEntry("Tuesday and Thursday, 10:00 to 11:00", null, new DateOnly(2027, 3, 31))], service.Schedules);
        Assert.Equal([new CostEntry(350, "Over 60s", null, new DateOnly(2026, 4, 1), null)], service.Costs);
        Assert.Equal(["en", "ur"], service.Languages);
        Assert.Equal([new TermEntry(TermEntry.Interventions, "exercise-referral", null), new TermEntry(TermEntry.Access, "wheelchair-access", "no")], service.Terms);
    }

    [Fact]
    public void Its_place_is_the_physical_address_with_a_point_and_a_proper_postcode()
    {
        var place = Assert.Single(Assert.Single(Read(Class).Services).Locations);

        Assert.Equal(GeoPoint.From(53.41, -2.15), place.Point);
        Assert.Equal((Postcode.Parse("SK1 3XE"), "1 High Street, Stockport", true), (place.Postcode!.Value, place.Address, place.IsPhysical));
        Assert.Equal(["Level access throughout"], place.AccessInWords);
    }

    [Fact]
    public void Its_organisation_comes_with_it()
    {
        var file = Read(Class);

        var organisation = Assert.Single(file.Organisations);
        Assert.Equal(organisation.Id, file.Services[0].OrganisationId);
        Assert.Equal([("GB-COH", "1234567")], organisation.Identifiers);
    }

    [Theory]
    [InlineData("[{0}]", 1)]
    [InlineData("{{\"total_items\": 1, \"contents\": [{0}]}}", 1)]
    [InlineData("{{\"id\": \"o\", \"name\": \"Outer\", \"services\": [{0}]}}", 2)]
    [InlineData("{{\"contents\": [{{\"id\": \"l\", \"service\": {0}, \"location\": {{\"id\": \"here\", \"location_type\": \"physical\"}}}}]}}", 1)]
    public void The_same_service_is_found_in_every_shape_it_comes_in(string shape, int entries)
    {
        var file = Read(string.Format(shape, Class));

        Assert.Equal("Gentle gym", Assert.Single(file.Services).Name);
        Assert.Equal(entries, file.Read);
    }

    [Fact]
    public void A_service_at_two_locations_is_one_service_with_both()
    {
        var file = Read($$"""
            { "contents": [
              { "service": {{Class}}, "location": { "id": "a", "location_type": "physical", "name": "Park" } },
              { "service": {{Class}}, "location": { "id": "b", "location_type": "virtual", "name": "Online" } } ] }
            """);

        Assert.Equal(["Leisure centre", "Park", "Online"], Assert.Single(file.Services).Locations.Select(place => place.Name));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public void A_service_inside_its_organisation_belongs_to_it()
    {
        var file = Read("""{ "id": "o", "name": "Club", "services": [ { "id": "s", "name": "Walk", "status": "active" } ] }""");

        Assert.Equal("o", Assert.Single(file.Services).OrganisationId);
    }

    [Theory]
    [InlineData("\"latitude\": 100, \"longitude\": 101", "latitude", "no place on a map")]
    [InlineData("\"latitude\": \"north\", \"longitude\": 1", "latitude", "A number was expected")]
    [InlineData("\"latitude\": 1e999, \"longitude\": 1", "latitude", "A number was expected")]
    [InlineData("\"addresses\": [ { \"postal_code\": \"ABC 1234\" } ]", "addresses[0].postal_code", "not a UK postcode")]
    [InlineData("\"addresses\": \"1 High Street\"", "addresses", "A list was expected")]
    public void A_wrong_part_of_a_location_is_left_out_and_named_with_its_place(string part, string path, string what)
    {
        var file = Read($$"""{ "contents": [ { "id": "0b6f1f5e-2d3a-4c53-9a39-0d1b5a1b0001", "name": "Gym", "status": "active", "service_at_locations": [ { "location": { "id": "p", {{part}} } } ] } ] }""");

        Assert.Single(Assert.Single(file.Services).Locations);
        var problem = Assert.Single(file.Problems);
        Assert.Equal($"contents[0].service_at_locations[0].location.{path}", problem.Path);
        Assert.Contains(what, problem.What);
    }

    [Theory]
    [InlineData("\"url\": \"example.com/gym\"", "url", "not a web address")]
    [InlineData("\"url\": \"javascript:alert(1)\"", "url", "not a web address")]
    [InlineData("\"email\": \"nobody\"", "email", "not an e-mail address")]
    [InlineData("\"assured_date\": \"01/02/2026\"", "assured_date", "not a date")]
    [InlineData("\"minimum_age\": 200", "minimum_age", "not a whole number from 0 to 150")]
    [InlineData("\"minimum_age\": 80, \"maximum_age\": 20", "maximum_age", "both were left out")]
    [InlineData("\"cost_options\": [ { \"amount\": -1 } ]", "cost_options[0].amount", "no price")]
    [InlineData("\"cost_options\": [ { \"amount\": 1, \"currency\": \"USD\" } ]", "cost_options[0].currency", "Only pounds")]
    [InlineData("\"languages\": [ { \"name\": \"Urdu\" } ]", "languages[0].code", "needs its code")]
    [InlineData("\"schedules\": [ { \"byday\": \"MO,XX\" } ]", "schedules[0].byday", "names a day")]
    [InlineData("\"schedules\": [ { \"opens_at\": \"noon\" } ]", "schedules[0].opens_at", "not a time")]
    [InlineData("\"description\": \"\\ud800\"", "description", "damaged")]
    [InlineData("\"description\": { \"en\": \"Gym\" }", "description", "Text was expected")]
    public void A_wrong_part_of_a_service_is_left_out_and_named_with_its_place(string part, string path, string what)
    {
        var file = Read($$"""{ "id": "0b6f1f5e-2d3a-4c53-9a39-0d1b5a1b0001", "name": "Gym", "status": "active", {{part}} }""");

        Assert.Single(file.Services);
        var problem = Assert.Single(file.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(what, problem.What);
    }

    [Fact]
    public void A_service_that_does_not_say_whether_it_runs_is_kept_and_says_so()
    {
        var file = Read("""[ { "id": "0b6f1f5e-2d3a-4c53-9a39-0d1b5a1b0001", "name": "Gym", "organization_id": "o" } ]""");

        Assert.Equal(ServiceStatus.NotSaid, Assert.Single(file.Services).Status);
        Assert.Equal("[0].status", Assert.Single(file.Problems).Path);
    }

    [Theory]
    [InlineData("""{ "name": "Gym", "status": "active" }""", "id")]
    [InlineData("""{ "id": "s", "status": "active" }""", "name")]
    [InlineData("""{ "id": " ", "name": "Gym", "status": "active" }""", "id")]
    [InlineData("""{ "id": "s", "name": "<p></p>", "status": "active" }""", "name")]
    public void A_service_without_an_id_or_a_name_is_set_aside(string json, string path)
    {
        var file = Read(json);

        Assert.Empty(file.Services);
        Assert.Equal((1, 1), (file.Read, file.SetAside));
        Assert.Equal(path, Assert.Single(file.Problems).Path);
    }

    [Fact]
    public void An_id_that_is_no_UUID_is_kept_with_a_word_about_it()
    {
        var file = Read("""{ "id": "13082", "name": "Gym", "status": "active" }""");

        Assert.Equal("13082", Assert.Single(file.Services).Id);
        Assert.Contains("not a UUID", Assert.Single(file.Problems).What);
    }

    [Fact]
    public void A_service_repeated_in_a_list_is_kept_once_and_the_repeat_is_named()
    {
        var file = Read($"[{Class}, {Class}]");

        Assert.Single(file.Services);
        Assert.Equal(("[1].id", 1), (Assert.Single(file.Problems).Path, file.SetAside));
    }

    [Fact]
    public void Taxonomy_terms_are_good_and_of_no_use_here()
    {
        var file = Read("""{ "contents": [ { "id": "t", "name": "Sport", "taxonomy": "x", "term_uri": "http://example.com" } ] }""");

        Assert.Equal((1, 1, 0), (file.Read, file.Ignored, file.SetAside));
        Assert.Empty(file.Problems);
    }

    [Theory]
    [InlineData("""{ "content": [], "totalElements": 0, "totalPages": 0 }""")]
    [InlineData("""{ "name": "human_services_data", "version": "1.0", "resources": [] }""")]
    [InlineData("""{ "id": "1", "name": "Gym", "status": "active", "regular_schedules": [] }""")]
    public void Version_1_is_recognised_and_called_by_its_name(string json)
    {
        var file = Read(json);

        Assert.Empty(file.Services);
        Assert.Contains("version 1", Assert.Single(file.Problems).What);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("nonsense")]
    [InlineData("<html></html>")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("[1, null, [], \"x\"]")]
    [InlineData("{\"contents\": 3}")]
    [InlineData("{\"\\ud800\": 1, \"contents\": [")]
    [InlineData("{\"\\ud800\": 1, \"name\": \"Gym\"}")]
    public void What_is_not_Open_Referral_gives_a_problem_and_nothing_else(string text)
    {
        var file = Read(text);

        Assert.Empty(file.Services);
        Assert.NotEmpty(file.Problems);
    }

    [Fact]
    public void Nesting_without_end_is_a_problem_and_not_a_crash()
    {
        var deep = new string('[', 100_000);

        Assert.NotEmpty(Read(deep).Problems);
        Assert.NotEmpty(Read(string.Concat(Enumerable.Repeat("{\"contents\":[", 5_000))).Problems);
    }

    [Fact]
    public void A_page_that_breaks_off_keeps_the_whole_entries_before()
    {
        var whole = $$"""{"total_items": 2, "contents": [{{Class}}, {{Class.Replace("0001", "0009")}}]}""";
        var file = Read(whole[..^200]);

        Assert.Equal("Gentle gym", Assert.Single(file.Services).Name);
        Assert.Contains("1 whole entry before it was read", Assert.Single(file.Problems).What);
    }

    [Fact]
    public void Other_encodings_are_read_with_a_word_about_it()
    {
        var text = Class.Replace("Gentle", "Café");

        Assert.Equal("Café gym", OpenReferralReader.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(text)).ToArray()).Services[0].Name);
        foreach (var bytes in new[] { Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)).ToArray(), Encoding.BigEndianUnicode.GetBytes(text), Encoding.Latin1.GetBytes(text) })
        {
            var file = OpenReferralReader.Read(bytes);
            Assert.Equal("Café gym", Assert.Single(file.Services).Name);
            Assert.Equal("$", Assert.Single(file.Problems).Path);
        }
    }

    [Fact]
    public void Wherever_the_bytes_stop_nothing_is_thrown_and_the_loss_is_told()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{"contents": [{{Class}}]}""");
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.NotEmpty(OpenReferralReader.Read(bytes.AsMemory(0, length)).Problems);
        }
    }

    [Fact]
    public void Whatever_bytes_are_changed_nothing_is_thrown()
    {
        const int seed = 20261102;
        var random = new Random(seed);
        var bytes = Encoding.UTF8.GetBytes($$"""{"contents": [{{Class}}, {{Class}}]}""");
        for (var round = 0; round < 5_000; round++)
        {
            var damaged = (byte[])bytes.Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var file = OpenReferralReader.Read(damaged);
            Assert.True(file.Services.Count + file.Problems.Count > 0, $"Seed {seed}, round {round}: nothing read and nothing said.");
        }
    }

    private static OpenReferralFile Read(string json) => OpenReferralReader.Read(Encoding.UTF8.GetBytes(json));
}
